/**
 * Says on every screen and every printed page that the data is made up: a bar at the top of the screen, a watermark
 * on paper. The page below keeps its distance through `ribbon-offset`.
 */
export function SyntheticRibbon() {
  return (
    <>
      <aside
        aria-label="Penanda data"
        className="fixed inset-x-0 top-0 z-50 flex h-7 items-center justify-center gap-2 bg-surface-inverse px-4 text-center text-xs text-content-inverse print:hidden"
      >
        <strong className="font-semibold tracking-wide">DATA SINTETIS</strong>
        <span className="hidden sm:inline">Bukan data warga yang sebenarnya.</span>
      </aside>
      <p aria-hidden className="synthetic-watermark hidden print:block">
        DATA SINTETIS
      </p>
      <div aria-hidden className="h-7 print:hidden" />
    </>
  )
}
