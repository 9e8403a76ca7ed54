import { router } from "@/server/trpc";
import { directoryRouter } from "./router-directory";
import { requestRouter } from "./router-requests";

/** Finding a mentor and asking one. The records are joined by hand: `mergeRouters` loses the types of a nested router. */
export const matchingRouter = router({ ...directoryRouter._def.record, ...requestRouter._def.record });
