import { createReadStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadBucketCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import type { S3ClientConfig } from '@aws-sdk/client-s3'
import { S3Store } from '@tus/s3-store'
import type { FileStore } from './store.ts'
import { dropLeftovers, withVerifiedFile } from './verified-write.ts'

/** Then the storage counts as away; in milliseconds. */
const CONNECT_MS = 5_000
const SILENCE_MS = 60_000

/**
 * Files in S3-compatible storage: `s3://key:secret@host:port/bucket?region=…&tls=0`.
 *
 * An upload becomes an object under the upload's id, and stays there: what counts and under which
 * hash stands in the records.
 */
export async function openS3(where: string, dataDir: string): Promise<FileStore> {
  const temporary = join(dataDir, 'incoming')
  mkdirSync(temporary, { recursive: true })
  dropLeftovers(temporary)
  const { bucket, config } = readS3Address(where)
  const client = new S3Client(config)
  await ensureBucket(client, bucket)
  const incoming = new S3Store({ s3ClientConfig: { bucket, ...config }, useTags: false })
  const getUpload = incoming.getUpload.bind(incoming)
  incoming.getUpload = async (uploadId) => {
    try {
      return await getUpload(uploadId)
    } catch (error) {
      // It takes a storage that is away for an upload that is not there: this throws where it is away.
      await client.send(new HeadBucketCommand({ Bucket: bucket }))
      throw error
    }
  }

  const read: FileStore['read'] = async (Key, range) => {
    const Range = range === undefined ? undefined : `bytes=${range.start}-${range.end}`
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key, Range }))
    if (Body instanceof Readable) return Body
    throw new Error(`the object ${Key} has no bytes`)
  }
  return {
    incoming,
    holdChunk: null,
    readIncoming: (uploadId) => read(uploadId),
    keep: (uploadId) => Promise.resolve(uploadId),
    receive: (file, bytes) =>
      withVerifiedFile(temporary, file, bytes, async (path) => {
        const Key = `received/${file.sha256}`
        const Body = createReadStream(path)
        const ContentLength = file.sizeBytes
        await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body, ContentLength }))
        return Key
      }),
    read,
    close: () => {
      client.destroy()
      return Promise.resolve()
    },
  }
}

export function readS3Address(where: string): {
  readonly bucket: string
  readonly config: S3ClientConfig & { readonly region: string }
} {
  const url = new URL(where)
  const bucket = url.pathname.replaceAll('/', '')
  if (url.protocol !== 's3:' || bucket === '' || url.username === '') {
    throw new Error('S3 地址应为 s3://密钥编号:密钥@主机:端口/存储桶')
  }
  const scheme = url.searchParams.get('tls') === '0' ? 'http' : 'https'
  return {
    bucket,
    config: {
      endpoint: `${scheme}://${url.host}`,
      region: url.searchParams.get('region') ?? 'us-east-1',
      forcePathStyle: true,
      requestHandler: { connectionTimeout: CONNECT_MS, socketTimeout: SILENCE_MS },
      credentials: {
        accessKeyId: decodeURIComponent(url.username),
        secretAccessKey: decodeURIComponent(url.password),
      },
    },
  }
}

async function ensureBucket(client: S3Client, Bucket: string): Promise<void> {
  try {
    await client.send(new HeadBucketCommand({ Bucket }))
  } catch {
    // Not there or not ours: creating it tells which.
    await client.send(new CreateBucketCommand({ Bucket }))
  }
}
