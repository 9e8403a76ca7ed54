import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RequestForMentee } from "@/components/requests/request-for-mentee";
import { RequestForMentor } from "@/components/requests/request-for-mentor";
import { isUuid } from "@/domain/ids";
import { caller, orNotFound, requestTime, requireViewer } from "@/server/rsc";
import { acceptRequest, askForMore, declineRequest, replyToQuestion, withdrawRequest } from "../actions";

export const metadata: Metadata = { title: "Request", robots: { index: false } };

/** One request, for the mentee who sent it or the mentor it is put to. */
export default async function RequestPage({ params }: { readonly params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!isUuid(id)) notFound();
  const [reader, api, now] = await Promise.all([requireViewer(`/requests/${id}`), caller(), requestTime()]);
  const request = await orNotFound(api.requests.getRequest({ requestId: id }));
  return request.side === "mentee" ? (
    <RequestForMentee
      request={request}
      reply={replyToQuestion}
      withdraw={withdrawRequest}
      now={now}
      zone={reader.zone}
    />
  ) : (
    <RequestForMentor
      request={request}
      actions={{ accept: acceptRequest, decline: declineRequest, ask: askForMore }}
      now={now}
      zone={reader.zone}
    />
  );
}
