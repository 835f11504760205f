import type { ReactNode } from 'react'
import { Brand } from './brand'
import { SkipLink } from './skip-link'
import { SyntheticRibbon } from './synthetic-ribbon'

/** Frame of the pages without login: larger text, one column. `act` stands right in the header, the login usually. */
export function PublicShell(props: { synthetic: boolean; office?: string; act?: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-h-screen flex-col">
      <SkipLink />
      {props.synthetic ? <SyntheticRibbon /> : null}
      <header className="border-b border-stroke print:hidden">
        <div className="mx-auto flex max-w-5xl items-center justify-between gap-4 px-4 py-2">
          <Brand href="/" office={props.office} />
          {props.act}
        </div>
      </header>
      <main id="isi" tabIndex={-1} className="mx-auto w-full max-w-5xl flex-1 px-4 py-8 text-lg">
        {props.children}
      </main>
      <footer className="border-t border-stroke print:hidden">
        <p className="mx-auto max-w-5xl px-4 py-4 text-sm text-content-secondary">
          Sahih tidak menetapkan desil dan tidak menentukan penerima bantuan. Desil ditetapkan BPS, penerima ditetapkan
          Kementerian Sosial.
        </p>
      </footer>
    </div>
  )
}
