// npm run verify: everything that needs neither a database nor a browser.
import { runStages, staticStages, summarise, vitestStage } from "./stages";

summarise(await runStages([...staticStages, vitestStage("unit")]));
