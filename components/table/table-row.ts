'use client'

import type { KeyboardEvent, MouseEvent } from 'react'

const CONTROL = 'a, button, input, label, select, summary, textarea, dialog'

/** A click anywhere on a row follows the row's link, unless it hit a control or ended a selection of text. */
export function openRow(event: MouseEvent<HTMLTableRowElement>): void {
  if (event.defaultPrevented || !(event.target instanceof Element) || event.target.closest(CONTROL)) return
  if (window.getSelection()?.toString()) return
  event.currentTarget.querySelector<HTMLAnchorElement>('a[data-row-link]')?.click()
}

/** Arrow keys go from one row's link to the next; Enter on the link opens the row, as on any link. */
export function moveBetweenRows(event: KeyboardEvent<HTMLTableSectionElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  if (!(event.target instanceof HTMLAnchorElement) || event.target.dataset.rowLink === undefined) return
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('a[data-row-link]')]
  const next = links[links.indexOf(event.target) + (event.key === 'ArrowDown' ? 1 : -1)]
  if (!next) return
  event.preventDefault()
  next.focus()
}
