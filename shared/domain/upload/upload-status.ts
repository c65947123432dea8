/**
 * Where one opinion revision stands, as the outbox in the database says it.
 *
 * `failed` is tried again; `refused` waits for a person; `confirmed` has a verified receipt. What the
 * engine of synchronisation tells apart further is in columns of its own.
 */
export type UploadStatus = 'queued' | 'sending' | 'failed' | 'refused' | 'confirmed'
