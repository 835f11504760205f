import { Menu as MenuIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button'
import { Brand } from './brand'
import { type NavItem, NavList } from './nav-list'
import { SkipLink } from './skip-link'
import { SyntheticRibbon } from './synthetic-ribbon'

/**
 * Frame of every office page: top bar with search, switchers and account, navigation by room at the side (under a
 * button on a phone), and the page in `<main id="isi">`. Slots keep it free of rooms.
 */
export function OfficeShell(props: {
  items: NavItem[]
  /** Name of the office or its wilayah, under the name of the application. */
  office?: string
  home?: string
  search?: ReactNode
  /** Switcher components for wilayah and periode. */
  switches?: ReactNode
  account: ReactNode
  synthetic: boolean
  children: ReactNode
}) {
  return (
    <>
      <SkipLink />
      {props.synthetic ? <SyntheticRibbon /> : null}
      <header className="border-b border-stroke bg-surface print:hidden">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2">
          <details className="lg:hidden">
            <summary aria-label="Menu" className={buttonClass({ intent: 'quiet', size: 'md' })}>
              <MenuIcon aria-hidden />
            </summary>
            <nav
              aria-label="Ruang"
              className="absolute inset-x-0 z-40 mt-2 max-h-[80vh] overflow-y-auto border-y border-stroke bg-surface p-3 shadow-floating"
            >
              <NavList items={props.items} />
            </nav>
          </details>
          <Brand href={props.home ?? '/beranda'} office={props.office} />
          {props.search ? (
            <div className="order-last w-full min-w-0 lg:order-none lg:max-w-md lg:flex-1">{props.search}</div>
          ) : null}
          {/* Rendered once and moved by order: a switcher may read the database. */}
          {props.switches ? (
            <div className="order-last flex w-full flex-wrap gap-2 md:order-none md:ml-auto md:w-auto">
              {props.switches}
            </div>
          ) : null}
          <div className={props.switches ? 'ml-auto md:ml-0' : 'ml-auto'}>{props.account}</div>
        </div>
      </header>
      <div className="lg:flex lg:items-start">
        <nav
          aria-label="Ruang"
          className="sticky top-7 hidden max-h-[calc(100vh-1.75rem)] w-60 shrink-0 overflow-y-auto p-3 lg:block print:hidden"
        >
          <NavList items={props.items} />
        </nav>
        <main
          id="isi"
          tabIndex={-1}
          className="min-w-0 flex-1 px-4 pt-4 pb-16 lg:border-l lg:border-stroke lg:px-8 lg:pt-6 print:p-0"
        >
          {props.children}
        </main>
      </div>
    </>
  )
}
