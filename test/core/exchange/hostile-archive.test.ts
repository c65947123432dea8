import { truncateSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { TASK_PACKAGE_LIMITS as LIMITS } from '../../../shared/formats/task-package.ts'
import {
  aTaskPackage,
  packageEntries,
  packageFolder,
  refusalOf,
  sha256,
  withEntry,
} from '../../fixtures/packages.ts'
import { rawZip, type RawEntry } from '../../fixtures/raw-zip.ts'

const folder = packageFolder()
afterAll(folder.remove)

const refusalOfZip = (entries: readonly RawEntry[]) => refusalOf(folder.writeZip(entries))
const plus = (entry: Partial<RawEntry>) => [
  ...packageEntries(),
  { name: 'attachments/x.pdf', content: 'x', ...entry },
]

describe('a file that is no task package', () => {
  const notZip = '它不是任务包文件（不是 ZIP 格式），请选择平台下发的 .taskpkg 文件'
  const broken = '压缩包不完整或已损坏（可能没有拷贝完），请重新拷贝后再导入'

  it.each([
    ['empty', '', notZip],
    ['a PDF', '%PDF-1.7 ...', notZip],
    ['a zip cut in the middle', rawZip(packageEntries()).subarray(0, 3000), broken],
    ['a zip without its last byte', rawZip(packageEntries()).subarray(0, -1), broken],
    ['a zip with bytes behind it', Buffer.concat([rawZip(packageEntries()), Buffer.of(0)]), broken],
    [
      'a zip that counts more entries than it has',
      rawZip(packageEntries(), { declaredEntries: 4 }),
      broken,
    ],
  ])('is refused: %s', async (_, bytes, sentence) => {
    expect(await refusalOf(folder.write('坏.taskpkg', bytes))).toEqual([sentence])
  })

  it('is refused: a zip without task.json', async () => {
    expect(await refusalOfZip(packageEntries().slice(1))).toEqual([
      '压缩包里没有 task.json，它不是任务包，请选择平台下发的文件',
    ])
  })

  it('is refused before it is read: larger than the limit', async () => {
    const path = folder.write('大.taskpkg', '')
    truncateSync(path, LIMITS.fileBytes + 1)
    expect(await refusalOf(path)).toEqual(['文件太大（512 MB），任务包最大 512 MB'])
  })

  it('is refused: too many entries', async () => {
    const many = Array.from({ length: LIMITS.entries }, (_, index) => ({
      name: `attachments/${index}.pdf`,
      content: 'x',
    }))
    expect(await refusalOfZip([...packageEntries(), ...many])).toEqual([
      '压缩包内文件太多（503 个），最多 500 个',
    ])
  })
})

describe('an entry name', () => {
  it.each([
    ['/etc/passwd', '名称是绝对路径'],
    ['../task.json', '名称中有“..”，会写到别的目录'],
    ['attachments/../../x.pdf', '名称中有“..”，会写到别的目录'],
    ['attachments\\x.pdf', '名称中有反斜杠'],
    ['C:/Windows/x.dll', '名称带有盘符'],
    ['c:x.dll', '名称带有盘符'],
    ['', '名称为空'],
    ['attachments/a\u0000.pdf', '名称中有不可见的控制字符'],
    ['attachments/a\u202efdp.exe', '名称中有不可见的控制字符'],
    ['readme.txt', '不是 task.json，也不是 attachments 目录下的附件'],
    ['attachments/a/b.pdf', '不是 task.json，也不是 attachments 目录下的附件'],
    ['TASK.JSON', '不是 task.json，也不是 attachments 目录下的附件'],
  ])('%j is refused', async (name, sentence) => {
    const [message] = await refusalOfZip(plus({ name }))
    expect(message).toMatch(/^压缩包内的“.*”：/)
    expect(message).toContain(sentence)
    expect(message).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  })

  it('in GBK is refused by its place', async () => {
    expect(await refusalOfZip(plus({ name: Buffer.from([0xba, 0xcf, 0xcd, 0xac]) }))).toEqual([
      '压缩包内第 4 个文件的名称不是 UTF-8 编码，请用 UTF-8 重新打包',
    ])
  })

  it.each(['attachments/X.pdf', 'attachments/x.pdf'])('twice is refused: %s', async (name) => {
    const messages = await refusalOfZip([...plus({}), { name, content: 'y' }])
    expect(messages).toContain(`压缩包内有重名文件“${name}”`)
  })
})

describe('an entry of a wrong kind', () => {
  it.each<readonly [string, Partial<RawEntry>, string]>([
    ['a symbolic link', { unixMode: 0o120777 }, '是符号链接，任务包里不允许'],
    ['a device', { unixMode: 0o020666 }, '不是普通文件'],
    ['a folder', { unixMode: 0o040755 }, '不是普通文件'],
    ['an encrypted entry', { flags: 0x801 }, '设有密码，请用不加密的任务包'],
    ['an unknown compression', { method: 99 }, '压缩方式（99）不支持，请用普通 ZIP 重新打包'],
  ])('is refused: %s', async (_, entry, sentence) => {
    expect(await refusalOfZip(plus(entry))).toEqual([`压缩包内的“attachments/x.pdf”：${sentence}`])
  })

  it('is refused: strong encryption', async () => {
    expect(await refusalOfZip(plus({ flags: 0x841 }))).toEqual([
      '压缩包设有密码，请用不加密的任务包',
    ])
  })
})

describe('a bomb', () => {
  const bombName = 'attachments/炸弹.pdf'
  const zeros = Buffer.alloc(64 * 1024 * 1024)
  const listing = (sizeBytes: number) =>
    packageEntries(
      aTaskPackage((draft) => {
        const listed = { title: '炸弹', mediaType: 'application/pdf', material: null }
        draft.attachments.push({ ...listed, path: bombName, sha256: sha256(zeros), sizeBytes })
      }),
    )

  it('is refused by its directory: ratio', async () => {
    expect(await refusalOfZip(plus({ content: zeros }))).toEqual([
      '压缩比异常（超过 200 倍），可能是恶意文件，请向平台核实',
    ])
  })

  it('is refused by its directory: unpacked size', async () => {
    const huge = { content: 'x', declaredBytes: LIMITS.unpackedBytes }
    expect(await refusalOfZip(plus(huge))).toEqual(['解压后太大，超过 1024 MB 的上限'])
  })

  it('is refused by its directory: task.json', async () => {
    const entries = withEntry(0, { content: ' '.repeat(LIMITS.taskJsonBytes + 1), method: 0 })
    expect(await refusalOfZip(entries)).toEqual(['task.json 太大，超过 2 MB 的上限'])
  })

  it('is refused by its directory: entries that share their bytes', async () => {
    const [first] = packageEntries()
    const entries = [...packageEntries(), { name: bombName, content: 'x', declaredOffset: 0 }]
    expect(first?.name).toBe('task.json')
    expect(await refusalOfZip(entries)).toEqual([
      '压缩包内的文件互相重叠，目录不可信，请向平台重新索取',
    ])
  })

  it('is cut off at the first byte too many where the directory lies', async () => {
    const entries = [...listing(1000), { name: bombName, content: zeros, declaredBytes: 1000 }]
    const startedAt = performance.now()
    expect(await refusalOfZip(entries)).toEqual([
      `附件“${bombName}”（炸弹）：解压出的内容多于清单的 1000 字节，任务包不可信`,
    ])
    expect(performance.now() - startedAt).toBeLessThan(2000)
  })

  it('is cut off in task.json too', async () => {
    const entries = withEntry(0, { content: zeros, declaredBytes: 1000 })
    expect(await refusalOfZip(entries)).toEqual([
      'task.json 解压出错，任务包已损坏，请重新拷贝后再导入',
    ])
  })
})

describe('an attachment', () => {
  const name = 'attachments/M03-合同.pdf'
  const named = `附件“${name}”（M03-合同.pdf）：`
  const [, contract] = packageEntries()
  const size = Buffer.from(contract?.content ?? '').byteLength

  it('that is missing is named', async () => {
    expect(await refusalOfZip(packageEntries().toSpliced(1, 1))).toEqual([
      `${named}压缩包内没有此文件，请平台重新生成`,
    ])
  })

  it('that is not listed is named', async () => {
    expect(await refusalOfZip(plus({}))).toEqual([
      '压缩包内的“attachments/x.pdf”不在附件清单中，请平台重新生成',
    ])
  })

  it('of another size is refused', async () => {
    expect(await refusalOfZip(withEntry(1, { content: '短' }))).toEqual([
      `${named}清单写 ${size} 字节，压缩包内为 3 字节，请重新拷贝`,
    ])
    expect(await refusalOfZip(withEntry(1, { content: '短', declaredBytes: size }))).toEqual([
      `${named}清单写 ${size} 字节，实为 3 字节，请重新拷贝`,
    ])
  })

  it('of other content is refused', async () => {
    expect(await refusalOfZip(withEntry(1, { content: 'x'.repeat(size) }))).toEqual([
      `${named}内容与清单的 SHA-256 不符，已损坏或被改动，请重新拷贝`,
    ])
  })

  it('that does not unpack is refused', async () => {
    const content = Buffer.alloc(size, 0xff)
    const entries = withEntry(1, { content, method: 0 })
    const zip = Buffer.from(rawZip(entries))
    // Its method becomes "deflated" in the directory, its bytes stay what they are.
    const at = zip.lastIndexOf(Buffer.from(name)) - 46
    zip.writeUInt16LE(8, at + 10)
    expect(await refusalOf(folder.write('坏附件.taskpkg', zip))).toEqual([
      `${named}解压出错，文件已损坏，请重新拷贝`,
    ])
  })
})
