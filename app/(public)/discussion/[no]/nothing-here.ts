/** There is nothing at this address: the door draws the page that says so, for whoever asks. */
export const nothingHere = () =>
  new Response(null, { status: 404, headers: { "content-type": "text/html; charset=utf-8" } });
