import { mergeRouters } from "@/server/trpc";
import { directoryRouter } from "./directory-router";
import { requestRouter } from "./request-router";

/** Finding a mentor and asking one. */
export const matchingRouter = mergeRouters(directoryRouter, requestRouter);
