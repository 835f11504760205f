/** First stop of the keyboard: over the header and navigation to the page itself, which has `id="isi"`. */
export function SkipLink() {
  return (
    <a
      href="#isi"
      className="sr-only rounded-md bg-surface px-4 py-3 font-medium text-link underline focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-[60] print:hidden"
    >
      Langsung ke isi halaman
    </a>
  )
}
