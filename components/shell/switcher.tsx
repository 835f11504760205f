import { Check } from 'lucide-react'
import { cn } from '@/components/ui/cn'
import { Menu, MenuLink } from '@/components/ui/menu'

/**
 * What stays the same on every page: the periode, the wilayah. Shows `label` and the current choice, unfolds to links.
 * The one with `href` equal to none of the options' is shown as it is given in `current`.
 */
export function Switcher(props: {
  label: string
  current: string
  options: { href: string; label: string; current?: boolean }[]
}) {
  return (
    <Menu
      size="sm"
      aria-label={`${props.label}: ${props.current}. Ganti`}
      label={
        <span className="flex max-w-56 flex-col items-start py-0.5 text-left">
          <span className="text-xs leading-4 font-normal text-content-secondary">{props.label}</span>
          <span className="max-w-full truncate leading-5">{props.current}</span>
        </span>
      }
    >
      {props.options.map((option) => (
        <MenuLink key={option.href} href={option.href} current={option.current}>
          <Check aria-hidden className={cn('size-4 shrink-0', !option.current && 'invisible')} />
          {option.label}
        </MenuLink>
      ))}
    </Menu>
  )
}
