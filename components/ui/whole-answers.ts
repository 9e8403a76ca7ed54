/** After a line was cut it is tried again this much later. */
const againMs = 500;

/** Whether this page is asked for anew by the router, and not another one by a link. */
function isForThisPage(asked: RequestInfo | URL, init: RequestInit | undefined): boolean {
  if (!(asked instanceof URL) || new Headers(init?.headers).get("rsc") === null) return false;
  const wanted = new URL(asked);
  wanted.searchParams.delete("_rsc");
  const here = new URL(location.href);
  return wanted.pathname === here.pathname && wanted.searchParams.toString() === here.searchParams.toString();
}

let isAsking = false;

/**
 * From now on the page is drawn anew only from an answer that has come whole: one that is cut off is asked for again until then. The
 * router would otherwise leave the page for one that the browser cannot load, or draw half of it and give up.
 */
export function askForWholeAnswers(): void {
  if (isAsking) return;
  isAsking = true;
  const plain = window.fetch;
  window.fetch = async (asked, init) => {
    if (!isForThisPage(asked, init)) return plain(asked, init);
    for (;;) {
      try {
        const answer = await plain(asked, init);
        // Read to its end, the answer can be read again from memory.
        await answer.clone().arrayBuffer();
        return answer;
      } catch (error) {
        if (init?.signal?.aborted === true) throw error;
        await new Promise((resolve) => setTimeout(resolve, againMs));
      }
    }
  };
}
