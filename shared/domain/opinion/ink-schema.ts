import * as z from 'zod'

/** A hand-drawn signature as it comes in from a pad. */
export const inkSchema = z.strictObject({
  width: z.number().min(1).max(20_000),
  height: z.number().min(1).max(20_000),
  strokes: z
    .array(
      z
        .array(
          z.strictObject({
            x: z.number().min(-20_000).max(20_000),
            y: z.number().min(-20_000).max(20_000),
            pressure: z.number().min(0).max(1),
            time: z.number().min(0),
          }),
        )
        .min(1)
        .max(20_000)
        .readonly(),
    )
    .min(1)
    .max(500)
    .readonly(),
})
