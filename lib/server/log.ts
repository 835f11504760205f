// Structured log on stderr. Nothing personal goes in: NIK, No KK and names are never passed, and keys that could hold them are redacted.
import pino from 'pino'
import { logLevel } from './env'

/** Process logger; one JSON object a line. */
export const log = pino(
  {
    level: logLevel(),
    redact: {
      paths: ['nik', 'nomorKk', 'nama', 'sandi', '*.nik', '*.nomorKk', '*.nama', '*.sandi'],
      censor: '[disamarkan]',
    },
  },
  pino.destination(2),
)
