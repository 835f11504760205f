'use client'

import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button, type ButtonLook } from './button'

/**
 * A modal on the browser's own `<dialog>`: it keeps focus inside, makes the page behind inert and closes with Escape
 * without any script of ours, and it injects no style element, which a strict content policy would refuse.
 *
 * Give `trigger` (the words of the button that opens it) or control it with `open` and `onClose`. The content is
 * mounted only while open, so a form inside starts fresh each time. A server component may pass `children`.
 */
export function Dialog(props: {
  title: string
  description?: ReactNode
  trigger?: { label: ReactNode; 'aria-label'?: string } & ButtonLook
  open?: boolean
  onClose?: () => void
  wide?: boolean
  children: ReactNode
}) {
  const [opened, setOpened] = useState(false)
  const open = props.open ?? opened
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()

  useEffect(() => {
    const dialog = ref.current
    if (!dialog || !open) return
    dialog.showModal()
    // The page behind must not scroll under a thumb.
    document.documentElement.classList.add('overflow-hidden')
    return () => {
      document.documentElement.classList.remove('overflow-hidden')
      dialog.close()
    }
  }, [open])

  function show() {
    setOpened(true)
    // `close` reaches us a moment after the dialog went: whoever presses the button in between opens it again.
    if (open && !ref.current?.open) ref.current?.showModal()
  }

  function closed() {
    if (ref.current?.open) return
    setOpened(false)
    props.onClose?.()
  }

  const { label, intent, size, wide, ...rest } = props.trigger ?? { label: null }
  return (
    <>
      {props.trigger ? (
        <Button {...rest} intent={intent} size={size} wide={wide} aria-haspopup="dialog" onClick={show}>
          {label}
        </Button>
      ) : null}
      <dialog
        ref={ref}
        aria-labelledby={`${id}-title`}
        aria-describedby={props.description ? `${id}-description` : undefined}
        onClose={closed}
        className={`m-auto max-h-[90vh] w-[calc(100vw-2rem)] overflow-y-auto rounded-lg bg-surface text-left text-base font-normal whitespace-normal text-content shadow-floating backdrop:bg-scrim ${props.wide ? 'max-w-3xl' : 'max-w-lg'}`}
      >
        {open ? (
          <div className="p-6">
            <div className="mb-4 flex items-start justify-between gap-4">
              <h2 id={`${id}-title`} className="text-xl">
                {props.title}
              </h2>
              <DialogClose intent="quiet" size="sm" aria-label="Tutup">
                <X aria-hidden />
              </DialogClose>
            </div>
            {props.description ? (
              <div id={`${id}-description`} className="measure mb-4 text-content-secondary">
                {props.description}
              </div>
            ) : null}
            {props.children}
          </div>
        ) : null}
      </dialog>
    </>
  )
}

/** A button that closes the dialog it stands in. */
export function DialogClose(props: { children: ReactNode; 'aria-label'?: string } & ButtonLook) {
  return <Button {...props} onClick={(event) => event.currentTarget.closest('dialog')?.close()} />
}
