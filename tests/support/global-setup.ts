// Starts a demo for every worker of the end-to-end tests and returns how to stop them.
// SAHIH_UJI_URL names a demo that already runs, SAHIH_UJI_DATA its data folder, for whoever writes a test.
import type { FullConfig } from '@playwright/test'
import { startDemo } from './demo-server'

export default async function globalSetup({ workers }: FullConfig): Promise<(() => Promise<void>) | undefined> {
  if (process.env.SAHIH_UJI_URL) return undefined
  const portList = (process.env.SAHIH_UJI_PORT ?? '').split(',').slice(0, workers)
  if (portList.length < workers) throw new Error(`Paling banyak ${portList.length} kota diuji sekaligus.`)
  const started = await Promise.allSettled(portList.map((port, i) => startDemo(Number(port), `demo-${i + 1}`)))
  const stop = async () => {
    for (const one of started) if (one.status === 'fulfilled') await one.value.stop()
  }
  for (const one of started) {
    if (one.status === 'fulfilled') continue
    await stop()
    throw one.reason
  }
  // Workers start after this and inherit it.
  process.env.SAHIH_UJI_DATA = started.flatMap((one) => (one.status === 'fulfilled' ? one.value.data : [])).join(',')
  return stop
}
