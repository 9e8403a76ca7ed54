import { TRPCError } from "@trpc/server";
import { attachmentHeader } from "@/domain/files/name";
import { caller } from "@/server/rsc";

const here = "/account/export";

/** Where somebody goes who may not have it yet, by why it was refused. */
const ways: Partial<Record<TRPCError["code"], string>> = {
  UNAUTHORIZED: `/sign-in?next=${here}`,
  FORBIDDEN: `/confirm-it-is-you?next=${here}`,
  TOO_MANY_REQUESTS: `${here}?wait=1`,
};

const seeOther = (location: string) => new Response(null, { status: 303, headers: { location } });

/**
 * Everything held about the reader, as one archive, on the pace at which they take it; kept nowhere on its way. It is asked for by
 * a form, so that no link and no other site can begin it.
 */
export async function POST(): Promise<Response> {
  const api = await caller();
  let taken: Awaited<ReturnType<typeof api.selfExport.take>>;
  try {
    taken = await api.selfExport.take();
  } catch (error) {
    const way = error instanceof TRPCError ? ways[error.code] : undefined;
    if (way === undefined) throw error;
    return seeOther(way);
  }
  const { zip, fileName } = taken;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await zip.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: () => zip.return().then(() => undefined),
    },
    { highWaterMark: 0 },
  );
  return new Response(body, {
    headers: {
      "content-type": "application/zip",
      "content-disposition": attachmentHeader(fileName),
      "cache-control": "no-store",
    },
  });
}

/** Whoever comes here by its address is shown the page with the form. */
export function GET(): Response {
  return seeOther(here);
}
