import { h, render } from "preact";
import { App } from "./app.ts";
import { Client } from "./client.ts";

const root = document.getElementById("page");
if (root === null) throw new Error("The page has no root.");
root.replaceChildren();
const client = new Client();
render(h(App, { client }), root);
client.start();
