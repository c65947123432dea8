import { extname } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import type { FileSource } from './file-source.ts'
import { inspectJpeg, type CaptureFacts } from './inspect/jpeg.ts'
import { isWholeBoxes, isWholeMatroska, isWholePng, isWholeRiff } from './inspect/containers.ts'
import { mediaTypeOfBytes } from './media-type.ts'

export type Inspected = CaptureFacts & { readonly mediaType: string }

const NOTHING_KNOWN: CaptureFacts = { capturedAt: null, device: null }
const HEAD_BYTES = 4100

/** Names that promise content which always tells itself by its first bytes. */
const PROMISES: readonly {
  readonly names: RegExp
  readonly shape: RegExp
  readonly noun: string
}[] = [
  {
    names: /^\.(jpe?g|png|gif|webp|bmp|heic|heif|avif|tiff?)$/,
    shape: /^image\//,
    noun: '图片',
  },
  {
    names: /^\.(mp4|m4v|mov|mkv|webm|avi|3gp)$/,
    shape: /^(video|audio)\//,
    noun: '视频',
  },
  { names: /^\.(wav|m4a|flac|ogg|opus|amr)$/, shape: /^(audio|video)\/|ogg$/, noun: '音频' },
  { names: /^\.pdf$/, shape: /^application\/pdf$/, noun: 'PDF' },
]

/**
 * What a file is by its content, and what it says about its capture.
 *
 * Refuses what would be no proof later: an empty file, one that is not what its name says, and a
 * picture, sound or film whose end is missing (a broken copy). Nothing is stored before this.
 */
export async function inspect(source: FileSource): Promise<Inspected> {
  if (source.sizeBytes === 0) throw refused(source, '文件是空的（0 字节），没有添加')
  const mediaType = await mediaTypeOfBytes(await source.read(0, HEAD_BYTES), source.name)
  const extension = extname(source.name).toLowerCase()
  const promise = PROMISES.find(({ names }) => names.test(extension))
  if (promise && !promise.shape.test(mediaType)) {
    throw refused(source, `名称是 ${extension}，内容却不是${promise.noun}，没有添加`)
  }
  if (mediaType === 'image/jpeg') {
    const { isWhole, ...facts } = await inspectJpeg(source)
    if (!isWhole) throw broken(source, '图片')
    return { mediaType, ...facts }
  }
  if (!(await isWhole(source, mediaType))) {
    throw broken(source, mediaType.startsWith('image/') ? '图片' : '录像或录音')
  }
  return { mediaType, ...NOTHING_KNOWN }
}

function isWhole(source: FileSource, mediaType: string): Promise<boolean> {
  switch (mediaType) {
    case 'image/png':
    case 'image/apng':
      return isWholePng(source)
    case 'image/webp':
    case 'audio/wav':
    case 'video/vnd.avi':
    case 'video/x-msvideo':
      return isWholeRiff(source)
    case 'image/heic':
    case 'image/heif':
    case 'image/avif':
      return isWholeBoxes(source, null)
    case 'video/mp4':
    case 'video/quicktime':
    case 'video/x-m4v':
    case 'video/3gpp':
    case 'audio/mp4':
    case 'audio/x-m4a':
      return isWholeBoxes(source, 'moov')
    case 'video/webm':
    case 'video/matroska':
    case 'video/x-matroska':
      return isWholeMatroska(source)
    default:
      return Promise.resolve(true)
  }
}

function broken(source: FileSource, noun: string): AppError {
  return refused(source, `${noun}不完整，文件的后一部分缺失，没有添加，请从原设备重新拷贝`)
}

function refused(source: FileSource, reason: string): AppError {
  return new AppError({ code: 'file-unreadable', file: source.name, reason })
}
