import type { PlatformRoute } from './route.ts'

const tus = { name: 'Tus-Resumable', isRequired: true } as const
const required = (name: string) => ({ name, isRequired: true })
const optional = (name: string) => ({ name, isRequired: false })
const one = '/api/v1/uploads/{uploadId}'

/** Of any upload that exists. */
const PROBLEMS_OF_ONE = ['not-found', 'upload-expired', 'tus-version', 'upload-locked'] as const
/** Of any body of bytes. */
const PROBLEMS_OF_BYTES = ['too-large', 'file-mismatch', 'checksum-mismatch'] as const

/** tus 1.0; see `uploads.ts` for what each call means. */
export const UPLOAD_ROUTES: readonly PlatformRoute[] = [
  {
    id: 'describeUploads',
    method: 'options',
    path: '/api/v1/uploads',
    summary: 'tus：支持的版本、扩展和校验算法',
    needsSession: false,
    body: 'none',
    answers: [
      {
        status: 204,
        what: '能力',
        body: 'none',
        headers: ['Tus-Version', 'Tus-Extension', 'Tus-Checksum-Algorithm', 'Tus-Max-Size'],
      },
    ],
    problems: [],
  },
  {
    id: 'createUpload',
    method: 'post',
    path: '/api/v1/uploads',
    summary: 'tus：为登记过的一个文件建立续传，可带第一块内容',
    needsSession: true,
    headers: [
      tus,
      required('Upload-Length'),
      required('Upload-Metadata'),
      optional('Upload-Checksum'),
    ],
    body: 'bytes',
    answers: [
      {
        status: 201,
        what: '已建立',
        body: 'none',
        headers: ['Location', 'Upload-Offset', 'Upload-Expires'],
      },
    ],
    problems: [
      'not-found',
      'file-held',
      'already-complete',
      'tus-version',
      'invalid',
      ...PROBLEMS_OF_BYTES,
    ],
  },
  {
    id: 'readUpload',
    method: 'head',
    path: one,
    summary: 'tus：已收到多少字节；收完后也如实回答',
    needsSession: true,
    headers: [tus],
    body: 'none',
    answers: [
      {
        status: 200,
        what: '进度',
        body: 'none',
        headers: ['Upload-Offset', 'Upload-Length', 'Upload-Expires'],
      },
    ],
    problems: [...PROBLEMS_OF_ONE, 'file-mismatch'],
  },
  {
    id: 'sendChunk',
    method: 'patch',
    path: one,
    summary: 'tus：从已收到的位置接着传一块',
    needsSession: true,
    headers: [tus, required('Upload-Offset'), optional('Upload-Checksum')],
    body: 'bytes',
    answers: [
      {
        status: 204,
        what: '这一块已收下；最后一块时整个文件已核验并保存',
        body: 'none',
        headers: ['Upload-Offset', 'Upload-Expires'],
      },
    ],
    problems: [...PROBLEMS_OF_ONE, 'offset-mismatch', ...PROBLEMS_OF_BYTES],
  },
  {
    id: 'endUpload',
    method: 'delete',
    path: one,
    summary: 'tus：放弃这次续传',
    needsSession: true,
    headers: [tus],
    body: 'none',
    answers: [{ status: 204, what: '已放弃', body: 'none' }],
    problems: [...PROBLEMS_OF_ONE, 'file-held'],
  },
]
