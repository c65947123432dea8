export { checkReceipt } from './check-receipt.ts'
export { needsPerson, nextUploadState, QUEUED, retryDelayMs } from './upload-state.ts'
export type { UploadEvent, UploadState, UploadStatus } from './upload-state.ts'
