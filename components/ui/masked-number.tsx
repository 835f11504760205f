import type { ReactNode } from 'react'

/**
 * A number of a person with only its first four digits; the server has already cut the rest. `reveal` is the button
 * that asks for a reason and opens it. `length` is the number of digits, 16 for NIK and No KK.
 */
export function MaskedNumber(props: { name: string; prefix: string; length?: number; reveal?: ReactNode }) {
  const hidden = Math.max(0, (props.length ?? 16) - props.prefix.length)
  const dots = '•'.repeat(hidden).replace(/(.{4})(?=.)/g, '$1 ')
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <span className="figures whitespace-nowrap">
        <span aria-hidden>
          {props.prefix} {dots}
        </span>
        <span className="sr-only">
          {props.name} {props.prefix}, {hidden} angka lain disamarkan
        </span>
      </span>
      {props.reveal}
    </span>
  )
}

/** A whole number of a person in groups of four, for those who may see it. The text copies without spaces. */
export function PersonalNumber({ value }: { value: string }) {
  const groups = value.match(/.{1,4}/g) ?? []
  return (
    <span className="figures whitespace-nowrap">
      {groups.map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups of one number, their order is their identity
        <span key={index} className={index ? 'ml-[0.3em]' : undefined}>
          {group}
        </span>
      ))}
    </span>
  )
}
