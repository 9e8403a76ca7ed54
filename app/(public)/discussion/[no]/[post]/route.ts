import { permanentRedirect } from "next/navigation";
import { numberSchema } from "@/domain/discussion/forms";
import { caller, orNull } from "@/server/rsc";
import { nothingHere } from "../nothing-here";

/** The address of a post for ever: leads to where it stands now, in whichever thread. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ no: string; post: string }> },
): Promise<Response> {
  const { no, post } = await params;
  const skips = new URL(request.url).searchParams.get("open") === "yes";
  const isPost = /^[1-9]\d{0,8}$/.test(no) && numberSchema.safeParse(post).success;
  const place = isPost
    ? await orNull((await caller()).discussion.getPlace({ no: Number(no), number: post, skips }))
    : null;
  if (place === null) return nothingHere();
  permanentRedirect(place.path);
}
