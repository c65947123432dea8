import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesSource } from '../../../electron/core/evidence/file-source.ts'
import { inspect } from '../../../electron/core/evidence/inspect.ts'
import { AppError } from '../../../shared/errors.ts'
import { aJpeg, aMatroska, anMp4, aPng, aWav } from '../../fixtures/media.ts'
import { refusal } from '../../helpers/core.ts'

const look = (name: string, bytes: Buffer) => inspect(bytesSource(name, bytes))

describe('a file that is to become evidence', () => {
  it('is known by its content, whatever its name', async () => {
    expect((await look('现场.png', aJpeg())).mediaType).toBe('image/jpeg')
    expect((await look('现场.PNG', aPng())).mediaType).toBe('image/png')
    expect((await look('记录.txt', Buffer.from('工单'))).mediaType).toBe('text/plain')
    expect((await look('录像.mp4', anMp4())).mediaType).toBe('video/mp4')
    expect((await look('录像.mkv', aMatroska())).mediaType).toBe('video/matroska')
    expect((await look('录音.wav', aWav())).mediaType).toBe('audio/wav')
    expect((await look('工单.xyz', Buffer.from([1, 2, 3]))).mediaType).toBe(
      'application/octet-stream',
    )
  })

  it('tells when and with what it was taken', async () => {
    const shot = { make: 'HUAWEI', model: 'HUAWEI P60', takenAt: '2026:11:23 09:41:07' }
    expect(await look('a.jpg', aJpeg({ ...shot, offset: '+08:00' }))).toEqual({
      mediaType: 'image/jpeg',
      capturedAt: '2026-11-23T01:41:07.000Z',
      device: 'HUAWEI P60',
    })
    // Without a zone the camera's clock is taken for this computer's.
    expect(await look('a.jpg', aJpeg({ ...shot, make: 'Canon', model: 'EOS R8' }))).toMatchObject({
      capturedAt: new Date(2026, 10, 23, 9, 41, 7).toISOString(),
      device: 'Canon EOS R8',
    })
  })

  it('says nothing where the camera said nothing, or nonsense', async () => {
    const unknown = { mediaType: 'image/jpeg', capturedAt: null, device: null }
    expect(await look('a.jpg', aJpeg())).toEqual(unknown)
    expect(await look('a.jpg', aJpeg({ takenAt: '0000:00:00 00:00:00', model: ' ' }))).toEqual(
      unknown,
    )
    expect(await look('a.jpg', aJpeg({ takenAt: 'yesterday' }))).toEqual(unknown)
  })

  it.each([
    ['照片.jpg', Buffer.from('<html>请先登录</html>'), /名称是 \.jpg，内容却不是图片/],
    ['照片.heic', anMp4(), /内容却不是图片/],
    ['录像.mp4', aPng(), /内容却不是视频/],
    ['合同.pdf', Buffer.from('合同'), /内容却不是PDF/],
    ['照片.jpg', Buffer.alloc(0), /文件是空的/],
    ['说明.txt', Buffer.alloc(0), /文件是空的/],
  ])('is refused where it is no %s', async (name, bytes, sentence) => {
    const info = await refusal(look(name, bytes))
    expect(info).toMatchObject({ code: 'file-unreadable', file: name })
    expect(info.code === 'file-unreadable' && info.reason).toMatch(sentence)
  })

  it.each([
    ['照片.jpg', aJpeg({ model: 'X' }, 700_000)],
    ['截图.png', aPng()],
    ['录像.mp4', anMp4()],
    ['录像.mkv', aMatroska()],
    ['录音.wav', aWav()],
  ])('is refused where the end of %s is missing', async (name, whole) => {
    for (const share of [0.3, 0.6, 0.99]) {
      const cut = whole.subarray(0, Math.floor(whole.length * share))
      expect(await refusal(look(name, cut))).toMatchObject({ code: 'file-unreadable', file: name })
    }
    await expect(look(name, whole)).resolves.toBeDefined()
  })

  it('may carry what a phone leaves after the picture', async () => {
    const motion = Buffer.concat([aJpeg(), anMp4()])
    expect((await look('a.jpg', motion)).mediaType).toBe('image/jpeg')
  })

  it('is judged without a crash, however damaged', async () => {
    const whole = [
      aJpeg({ make: 'A', model: 'B', takenAt: '2026:11:23 09:41:07' }, 50),
      aPng(),
      anMp4(50),
      aWav(50),
      aMatroska(50),
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...whole),
        fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { minLength: 1, maxLength: 20 }),
        async (good, damage) => {
          const bytes = Buffer.from(good)
          for (const [at, value] of damage) bytes.writeUInt8(value, at % bytes.length)
          const known = await look('文件', bytes).catch((error: unknown) => error)
          expect(known instanceof Error ? known instanceof AppError : true).toBe(true)
        },
      ),
      { numRuns: 400 },
    )
  })
})
