import { caller } from "@/server/rsc";

/** What begins as what is being typed, as far as whoever asks may see it. */
export async function GET(request: Request): Promise<Response> {
  const q = (new URL(request.url).searchParams.get("q") ?? "").trim().slice(0, 200);
  const api = await caller();
  return Response.json(await api.search.suggest({ q }), { headers: { "cache-control": "private, no-store" } });
}
