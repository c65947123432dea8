/** A file that is verified: of a folder, or inside a zip. */
export type StoredFile = {
  /** From what was chosen, with `/`. */
  readonly path: string
  readonly sizeBytes: number
  readonly read: (from: number, to: number) => Promise<ArrayBuffer>
}

export function storedFile(path: string, file: Blob): StoredFile {
  return {
    // Some systems take names apart when they copy.
    path: path.normalize('NFC'),
    sizeBytes: file.size,
    read: (from, to) => file.slice(from, to).arrayBuffer(),
  }
}

/** What a folder input gives; paths begin with the folder's own name. */
export function filesOfInput(files: Iterable<File>): readonly StoredFile[] {
  return [...files].map((file) => storedFile(file.webkitRelativePath || file.name, file))
}

/** What was dropped: files, or folders with all that is in them. */
export async function filesOfDrop(items: DataTransferItemList): Promise<readonly StoredFile[]> {
  // The list is emptied as soon as the event is over.
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  return (await Promise.all(entries.map((entry) => filesUnder(entry, '')))).flat()
}

async function filesUnder(entry: FileSystemEntry, folder: string): Promise<readonly StoredFile[]> {
  const path = `${folder}${entry.name}`
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
    return [storedFile(path, file)]
  }
  if (!isFolder(entry)) return []
  const reader = entry.createReader()
  const found: StoredFile[] = []
  // It gives a hundred at a time, and none when there are no more.
  for (;;) {
    const some = await new Promise<readonly FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return found
    for (const one of some) found.push(...(await filesUnder(one, `${path}/`)))
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}
