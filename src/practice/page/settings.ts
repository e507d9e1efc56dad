import type { Lang } from "./words.ts";

export type Look = "system" | "light" | "dark";

export interface Settings {
  lang: Lang;
  look: Look;
  /** Whether the guided tour stands open. */
  tour: "open" | "folded";
  /** Whether the drawer with the inside of the bot is open. */
  inside: "open" | "closed";
}

/** What this browser remembers: the page's language and look. */
export function loadSettings(): Settings {
  const lang = localStorage.getItem("lang") ?? (navigator.language.startsWith("ko") ? "ko" : "en");
  const look = localStorage.getItem("look");
  const tour = localStorage.getItem("tour") === "folded" ? "folded" : "open";
  const inside = localStorage.getItem("inside") === "open" ? "open" : "closed";
  return {
    lang: lang === "ko" ? "ko" : "en",
    look: look === "light" || look === "dark" ? look : "system",
    tour,
    inside,
  };
}

export function applySettings(settings: Settings): void {
  localStorage.setItem("lang", settings.lang);
  localStorage.setItem("look", settings.look);
  localStorage.setItem("tour", settings.tour);
  localStorage.setItem("inside", settings.inside);
  document.documentElement.lang = settings.lang;
  if (settings.look === "system") delete document.documentElement.dataset["look"];
  else document.documentElement.dataset["look"] = settings.look;
}
