/** What an event will change by what is typed so far, read out as it changes. */
export function YangBerubah({ kalimat }: { kalimat: readonly string[] }) {
  return (
    <section aria-label="Yang akan berubah" className="rounded-md border border-stroke bg-surface-secondary p-4">
      <h2 className="text-lg">Yang akan berubah</h2>
      <div aria-live="polite">
        {kalimat.length > 0 ? (
          <ul className="mt-1 list-disc space-y-1 pl-5">
            {kalimat.map((satu) => (
              <li key={satu}>{satu}</li>
            ))}
          </ul>
        ) : (
          <p className="mt-1 text-content-secondary">Terlihat di sini setelah isian di atas dilengkapi.</p>
        )}
      </div>
    </section>
  )
}
