// How long a login lasts.

/** Life of a session in seconds: ten hours, a working day and a bit. It is not prolonged by use. */
export const UMUR_SESI_DETIK = 10 * 60 * 60
