'use client'

import { useCallback, useEffect, useRef, useState } from 'react'

const PREFIX = 'sahih-draf:'
type Draft = Record<string, string[]>

// Passwords, files, the idempotency key and whatever is marked as personal never reach the browser's storage.
function isKept(element: Element): element is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement {
  if (element instanceof HTMLInputElement) {
    if (['hidden', 'password', 'file', 'submit', 'button'].includes(element.type)) return false
  } else if (!(element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement)) return false
  return element.name !== '' && element.dataset.personal === undefined
}

function readForm(form: HTMLFormElement): Draft {
  const draft: Draft = {}
  for (const element of form.elements) {
    if (!isKept(element)) continue
    const list = draft[element.name] ?? []
    draft[element.name] = list
    if (element instanceof HTMLInputElement && (element.type === 'checkbox' || element.type === 'radio')) {
      if (element.checked) list.push(element.value)
    } else list.push(element.value)
  }
  return draft
}

function fillForm(form: HTMLFormElement, draft: Draft): void {
  const seen: Record<string, number> = {}
  for (const element of form.elements) {
    const list = isKept(element) ? draft[element.name] : undefined
    if (!list || !isKept(element)) continue
    if (element instanceof HTMLInputElement && (element.type === 'checkbox' || element.type === 'radio')) {
      element.checked = list.includes(element.value)
    } else {
      const index = seen[element.name] ?? 0
      seen[element.name] = index + 1
      element.value = list[index] ?? ''
    }
    // Fields that show or hide others listen to this.
    element.dispatchEvent(new Event('change', { bubbles: true }))
  }
}

function find(key: string): Draft | null {
  try {
    const text = sessionStorage.getItem(PREFIX + key)
    return text ? (JSON.parse(text) as Draft) : null
  } catch {
    // Storage switched off or damaged: the form works without drafts.
    return null
  }
}

/** Keeps what is typed in this tab until it is sent, and puts it back after a reload. Without `key` it does nothing. */
export function useDraft(key: string | undefined, form: React.RefObject<HTMLFormElement | null>) {
  const [restored, setRestored] = useState(false)
  const timer = useRef<number | undefined>(undefined)

  useEffect(() => {
    if (!key || !form.current) return
    const draft = find(key)
    if (!draft) return
    fillForm(form.current, draft)
    setRestored(true)
  }, [key, form])

  const save = useCallback(() => {
    if (!key) return
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => {
      if (!form.current) return
      try {
        sessionStorage.setItem(PREFIX + key, JSON.stringify(readForm(form.current)))
      } catch {
        // Storage full or switched off: typing must go on.
      }
    }, 400)
  }, [key, form])

  const drop = useCallback(() => {
    window.clearTimeout(timer.current)
    setRestored(false)
    try {
      if (key) sessionStorage.removeItem(PREFIX + key)
    } catch {
      // Nothing was stored then.
    }
  }, [key])

  useEffect(() => () => window.clearTimeout(timer.current), [])
  return { restored, save, drop }
}
