import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { asksForNews } from "@/server/news-paths";
import { requestContext } from "@/server/request";
import { appRouter } from "@/server/router";
import { readSessionCookie, sessionCookieLine } from "@/server/session-cookie";

type Asked = { readonly params: Promise<{ trpc: string }> };

async function answer(request: Request, { params }: Asked): Promise<Response> {
  if (asksForNews(decodeURIComponent((await params).trpc))) return new Response(null, { status: 404 });
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    maxBatchSize: 10,
    // An answer is for whoever asked, as they are now.
    responseMeta: () => ({ headers: new Headers({ "cache-control": "no-store" }) }),
    createContext: ({ resHeaders }) =>
      requestContext({
        sessionToken: readSessionCookie(request.headers.get("cookie")),
        headers: request.headers,
        cookie: {
          start: (token, endsAt) => resHeaders.append("set-cookie", sessionCookieLine({ token, endsAt })),
          end: () => resHeaders.append("set-cookie", sessionCookieLine(null)),
        },
      }),
  });
}

export { answer as GET, answer as POST };
