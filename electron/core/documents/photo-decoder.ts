import sharp from 'sharp'

// Photos are evidence, and evidence is hostile: only the decoders of what a camera makes are let
// near it. No pictures are kept, and each is worked on by one thread: many are made at a time.
sharp.cache(false)
sharp.concurrency(1)
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})

export { sharp }
