import { cva, type VariantProps } from 'class-variance-authority'
import Link from 'next/link'
import type { ComponentProps } from 'react'
import { cn } from './cn'

/** Look of everything that is pressed; a button says the act ("Ajukan usulan"). One `primary` per page. */
export const buttonClass = cva(
  'inline-flex items-center justify-center gap-2 rounded-md border font-medium transition-colors duration-100 print:hidden disabled:cursor-not-allowed disabled:border-stroke disabled:bg-surface-tertiary disabled:text-content-secondary aria-disabled:cursor-progress [&_svg]:shrink-0',
  {
    variants: {
      intent: {
        primary: 'border-brand bg-brand text-on-brand hover:border-brand-hover hover:bg-brand-hover',
        secondary: 'border-stroke-input bg-surface text-content hover:bg-surface-hover',
        quiet: 'border-transparent bg-transparent text-link hover:bg-surface-hover',
        danger: 'border-negative bg-surface text-negative-strong hover:bg-negative-subtle',
      },
      size: {
        sm: 'min-h-8 px-3 text-sm [&_svg]:size-4',
        md: 'min-h-11 px-4 py-2 text-base [&_svg]:size-5',
        lg: 'min-h-12 px-6 py-2 text-lg [&_svg]:size-5',
      },
      wide: { true: 'w-full', false: '' },
    },
    defaultVariants: { intent: 'secondary', size: 'md', wide: false },
  },
)

export type ButtonLook = VariantProps<typeof buttonClass>

/** A button. It is `type="button"` unless told, so that none sends a form by accident; forms use SubmitButton. */
export function Button({
  intent,
  size,
  wide,
  className,
  type = 'button',
  ...rest
}: ComponentProps<'button'> & ButtonLook) {
  return <button {...rest} type={type} className={cn(buttonClass({ intent, size, wide }), className)} />
}

/**
 * A link that looks like a button: for going somewhere, never for changing something. Like all our links it fetches
 * nothing before it is followed: every page is made for one person, and a village line has no bytes to spare.
 */
export function ButtonLink({ intent, size, wide, className, ...rest }: ComponentProps<typeof Link> & ButtonLook) {
  return <Link prefetch={false} {...rest} className={cn(buttonClass({ intent, size, wide }), className)} />
}
