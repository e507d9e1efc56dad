import type { App } from "@slack/bolt";
import { z } from "zod";
import type { Parts } from "../../parts.ts";
import type { Feature } from "../feature.ts";
import type { Listener } from "../listening.ts";
import { homeOpened } from "./open-homes.ts";
import { publishHome } from "./publish-home.ts";

const openedSchema = z.object({ user: z.string(), tab: z.string() });

/** Drawn each time somebody opens it. */
const homeListener: Listener = {
  answers: "event:app_home_opened",
  attach(app: App, parts: Parts) {
    app.event("app_home_opened", async ({ event }) => {
      const { user, tab } = openedSchema.parse(event);
      if (tab !== "home") return;
      homeOpened(parts, user);
      await publishHome(parts, user);
    });
  },
};

export const feature: Feature = { listeners: [homeListener] };
