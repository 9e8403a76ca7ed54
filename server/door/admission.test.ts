import { expect, test } from "vitest";
import { Admission } from "./admission";

test("so many run, so many wait in order, and the next is turned away at once", async () => {
  const door = new Admission({ running: 2, waiting: 2 });
  const order: string[] = [];
  const [first, second] = [await door.enter(), await door.enter()];
  const third = door.enter()?.then((release) => {
    order.push("third");
    return release;
  });
  const fourth = door.enter()?.then((release) => {
    order.push("fourth");
    return release;
  });
  expect(door.enter()).toBeUndefined();
  expect([door.running, door.waiting]).toEqual([2, 2]);
  first?.();
  second?.();
  const releases = await Promise.all([third, fourth]);
  expect(order).toEqual(["third", "fourth"]);
  for (const release of releases) release?.();
  expect([door.running, door.waiting]).toEqual([0, 0]);
});

test("a place given back twice is given back once", async () => {
  const door = new Admission({ running: 1, waiting: 1 });
  const release = await door.enter();
  release?.();
  release?.();
  await door.enter();
  expect(door.running).toBe(1);
  const waiting = door.enter();
  expect(door.waiting).toBe(1);
  expect(door.enter()).toBeUndefined();
  expect(waiting).toBeDefined();
});
