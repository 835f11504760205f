// What ticking rows does to a choice that goes across pages.

/** What is chosen in a list: the rows in `id`, or with `semua` everything the list's filter finds but those in `id`. */
export type Selection = { semua: boolean; id: string[] }

/** Rows chosen one by one beyond this belong into a filter. */
const MOST = 2_000

/** The choice after the rows of one page were ticked as `ticked` says. */
export function changeSelection(
  selection: Selection,
  pageIds: readonly string[],
  ticked: Record<string, boolean>,
): Selection {
  const id = new Set(selection.id)
  for (const one of pageIds) {
    if (Boolean(ticked[one]) === selection.semua) id.delete(one)
    else id.add(one)
  }
  return { ...selection, id: [...id].slice(0, MOST) }
}

/** Which rows of a page are ticked. */
export function tickedOf(selection: Selection, pageIds: readonly string[]): Record<string, true> {
  const id = new Set(selection.id)
  return Object.fromEntries(pageIds.filter((one) => id.has(one) !== selection.semua).map((one) => [one, true as const]))
}
