'use client'

import { useEffect } from 'react'

const QUESTION = 'Isian belum dikirim. Tinggalkan halaman ini?'

/** Asks before the page is left while `isDirty()`: for closing the tab, and for links followed inside the application. */
export function useUnsavedWarning(isDirty: () => boolean): void {
  useEffect(() => {
    function onUnload(event: BeforeUnloadEvent) {
      if (!isDirty()) return
      event.preventDefault()
      // Chrome before 119 shows the question only when this is set.
      event.returnValue = ''
    }
    function onClick(event: MouseEvent) {
      if (!isDirty() || event.defaultPrevented || event.button !== 0) return
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null
      if (!(link instanceof HTMLAnchorElement) || link.target === '_blank' || link.hasAttribute('download')) return
      if (link.getAttribute('href')?.startsWith('#')) return
      if (!window.confirm(QUESTION)) {
        event.preventDefault()
        event.stopPropagation()
      }
    }
    window.addEventListener('beforeunload', onUnload)
    // Capture, to come before the router's own listener.
    document.addEventListener('click', onClick, true)
    return () => {
      window.removeEventListener('beforeunload', onUnload)
      document.removeEventListener('click', onClick, true)
    }
  }, [isDirty])
}
