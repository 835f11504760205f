'use client'

import { unstable_rethrow } from 'next/navigation'
import { useCallback, useEffect, useState } from 'react'
import type { Action } from '@/lib/core/action-state'

/**
 * The action, answering `failed` with an empty reference when what was sent did not reach the server or its answer got
 * lost. Without this a broken connection would take the page away, and with it everything typed. Until the script has
 * loaded it is the action itself, so that the form can be sent without one.
 */
export function useGuardedAction<T>(action: Action<T>): Action<T> {
  const [loaded, setLoaded] = useState(false)
  useEffect(() => setLoaded(true), [])
  const guarded = useCallback<Action<T>>(
    async (previous, form) => {
      try {
        return await action(previous, form)
      } catch (error) {
        // A redirect comes as an error, too.
        unstable_rethrow(error)
        return { status: 'failed', reference: '' }
      }
    },
    [action],
  )
  return loaded ? guarded : action
}
