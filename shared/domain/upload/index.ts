export { checkReceipt } from './check-receipt.ts'
export type { UploadStatus } from './upload-status.ts'
