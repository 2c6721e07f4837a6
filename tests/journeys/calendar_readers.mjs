// Reads a calendar file with ical.js and with node-ical; prints what each found as JSON.
// node calendar_readers.mjs FOLDER FILE, where FOLDER/node_modules holds both.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, file] = process.argv.slice(2);
const require = createRequire(pathToFileURL(join(resolve(folder), "any.js")));
const ical = require("node-ical");
const { default: ICAL } = await import(
  pathToFileURL(join(resolve(folder), "node_modules/ical.js/dist/ical.js"))
);
const text = readFileSync(file, "utf8");

const root = new ICAL.Component(ICAL.parse(text));
const first = root.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  const alarm = component.getFirstSubcomponent("valarm");
  return {
    uid: event.uid,
    sequence: event.sequence,
    date: event.startDate.isDate ? event.startDate.toString() : "a time",
    days: event.duration.toSeconds() / 86400,
    summary: event.summary,
    description: event.description,
    status: component.getFirstPropertyValue("status"),
    alarm: alarm ? alarm.getFirstPropertyValue("trigger").toSeconds() / 60 : null,
  };
});

const pad = (number) => String(number).padStart(2, "0");
const local = (day) => `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}`;
const second = Object.values(ical.sync.parseICS(text))
  .filter((event) => event.type === "VEVENT")
  .map((event) => ({
    uid: event.uid,
    sequence: Number(event.sequence),
    date: event.datetype === "date" ? local(event.start) : "a time",
    days: Math.round((event.end - event.start) / 86400000),
    summary: event.summary,
    description: event.description,
    status: event.status,
    alarm: event.alarms?.length ? event.alarms[0].trigger : null,
  }));
console.log(JSON.stringify({ "ical.js": first, "node-ical": second }));
