// Starts the demo once for all end-to-end tests and returns how to stop it.
// SAHIH_UJI_URL names a demo that already runs, SAHIH_UJI_DATA its data folder, for whoever writes a test.
import { startDemo } from './demo-server'

export default async function globalSetup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.SAHIH_UJI_URL) return undefined
  const server = await startDemo(Number(process.env.SAHIH_UJI_PORT))
  // Workers start after this and inherit it.
  process.env.SAHIH_UJI_DATA = server.data
  return server.stop
}
