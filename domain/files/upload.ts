import { z } from "zod";

/** A file as it comes with a form: what its sender calls it, and its bytes. Nothing of it is believed yet. */
export const uploadSchema = z.strictObject({
  name: z.string().min(1).max(1000),
  bytes: z.custom<Uint8Array>((given) => given instanceof Uint8Array),
});
export type Upload = z.infer<typeof uploadSchema>;
