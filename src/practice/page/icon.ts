import { h } from "preact";
import type { JSX } from "preact";

export type IconName = keyof typeof PATHS;

/** Line icons, drawn on a 20 px grid. They are decoration: whatever they mean is also said in words. */
export function Icon({ name }: { name: IconName }): JSX.Element {
  return h("svg", { viewBox: "0 0 20 20", class: "icon", "aria-hidden": "true" }, h("path", { d: PATHS[name] }));
}

const PATHS = {
  hash: "M7.500 3.500 6 16.500M14 3.500l-1.500 13M3.500 7.500h13.500M3 12.500h13.500",
  lock: "M5.500 9h9a1 1 0 0 1 1 1v5.500a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1V10a1 1 0 0 1 1-1zM7 9V6.500a3 3 0 0 1 6 0V9",
  home: "M3.500 9 10 3.500 16.500 9v7h-4.500v-4h-4v4H3.500z",
  close: "m5 5 10 10M15 5 5 15",
  back: "M12 4.500 6.500 10l5.500 5.500",
  down: "m5 7.500 5 5 5-5",
  pin: "M8 3h4l-.5 5 3 3h-9l3-3zM10 11v6",
  smile: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM7 12c1.500 2 4.500 2 6 0M7.700 8v.1M12.300 8v.1",
  reply: "M3.500 4.500h13v8.500h-7L6 16.500V13H3.500z",
  more: "M10 5v.01M10 10v.01M10 15v.01",
  send: "M3.500 4.500 16.500 10l-13 5.500L5.500 10zM5.500 10h5",
  attach:
    "m15.500 9.500-5.500 5.500a3.500 3.500 0 0 1-5-5l6-6a2.400 2.400 0 0 1 3.400 3.400L8.500 13.300a1.200 1.200 0 0 1-1.700-1.700L12 6.500",
  plus: "M10 4.500v11M4.500 10h11",
  eye: "M2.500 10s2.500-5 7.500-5 7.500 5 7.500 5-2.500 5-7.500 5-7.500-5-7.500-5zM10 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  file: "M5.500 3h6l3.500 3.500V17h-9.500zM11 3v4h4",
  bookmark: "M6 3.500h8v13l-4-3-4 3z",
  people:
    "M7.500 9.500a2.700 2.700 0 1 0 0-5.400 2.700 2.700 0 0 0 0 5.400zM2.500 16c0-3 2-4.500 5-4.500s5 1.500 5 4.500M13 4.500a2.500 2.500 0 0 1 0 4.800M14.500 12c2 .4 3 1.800 3 4",
  window: "M8 4.500H4.500v11h11V12M11 4h5v5M16 4l-7 7",
  clock: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4l2.500 2",
  thread: "M4 4.500h12v7.500H8.500L5 15v-3H4z",
  phone: "M6.500 2.500h7a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1v-13a1 1 0 0 1 1-1zM9 15h2",
  flag: "M5 17V3.500M5 4h10l-2.500 3.500L15 11H5",
  menu: "M3.500 5.500h13M3.500 10h13M3.500 14.500h13",
  search: "M9 14.500a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11zM13 13l4 4",
  inside: "M3.500 4.500h13v11h-13zM3.500 11h13M8 11v4.500M12.500 11v4.500",
  pause: "M7 4.500v11M13 4.500v11",
  jump: "m4.500 5 7 5-7 5zM15.500 5v10",
  bolt: "M11 3 5 11.500h4.500L9 17l6-8.500h-4.500z",
} as const;
