import assert from "node:assert/strict";
import {
  type ServerFailure,
  type ServerRun,
  type ServerState,
  Supervisor,
} from "../../../client/src/common/supervisor";

const minute = 60_000;

/** A run whose start ends when the test says so. */
class FakeRun implements ServerRun {
  readonly crash: () => void;
  stopped = 0;
  #resolve: () => void = () => undefined;
  #reject: (error: Error) => void = () => undefined;

  constructor(crash: () => void) {
    this.crash = crash;
  }

  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  stop(): Promise<void> {
    this.stopped += 1;
    return Promise.resolve();
  }

  async up(): Promise<void> {
    this.#resolve();
    await settle();
  }

  async fail(message: string): Promise<void> {
    this.#reject(new Error(message));
    await settle();
  }
}

/** Lets everything run that is ready to. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

interface World {
  readonly supervisor: Supervisor;
  readonly runs: FakeRun[];
  readonly states: ServerState[];
  readonly failures: ServerFailure[];
  time: number;
  run(index: number): FakeRun;
}

function createWorld(): World {
  const world: Omit<World, "supervisor"> = {
    runs: [],
    states: [],
    failures: [],
    time: 0,
    run(index) {
      const run = this.runs[index];
      assert.ok(run, `there is no run ${index}`);
      return run;
    },
  };
  const supervisor = new Supervisor({
    createRun: (onCrash) => {
      const run = new FakeRun(onCrash);
      world.runs.push(run);
      return run;
    },
    onState: (state) => world.states.push(state),
    onFailure: (failure) => world.failures.push(failure),
    now: () => world.time,
  });
  return Object.assign(world, { supervisor });
}

async function createRunningWorld(): Promise<World> {
  const world = createWorld();
  void world.supervisor.restart();
  await settle();
  await world.run(0).up();
  return world;
}

describe("Supervisor", () => {
  it("is ready when the server runs", async () => {
    const world = createWorld();
    const started = world.supervisor.restart();
    const ready = world.supervisor.ready();
    await settle();
    assert.equal(world.supervisor.state, "starting");
    await world.run(0).up();
    await Promise.all([started, ready, world.supervisor.ready()]);
    assert.deepEqual(world.states, ["starting", "running"]);
  });

  it("says why the server could not be started, and does not try again by itself", async () => {
    const world = createWorld();
    const started = world.supervisor.restart();
    const ready = world.supervisor.ready();
    await settle();
    await Promise.all([assert.rejects(ready, /no such file/), world.run(0).fail("no such file")]);
    await started;
    assert.deepEqual(world.states, ["starting", "failed"]);
    assert.equal(world.runs.length, 1);
    assert.deepEqual(
      world.failures.map(({ kind }) => kind),
      ["start"],
    );
    await assert.rejects(world.supervisor.ready(), /no such file/);
  });

  it("starts again on request after a failure", async () => {
    const world = createWorld();
    void world.supervisor.restart();
    await settle();
    await world.run(0).fail("no such file");
    void world.supervisor.restart();
    const ready = world.supervisor.ready();
    await settle();
    await world.run(1).up();
    await ready;
  });

  it("replaces a server that has crashed, and is not ready until the new one runs", async () => {
    const world = await createRunningWorld();
    world.run(0).crash();
    assert.equal(world.supervisor.state, "starting");
    await settle();
    assert.equal(world.run(0).stopped, 1);
    await world.run(1).up();
    assert.equal(world.supervisor.state, "running");
    assert.deepEqual(world.failures, []);
  });

  it("mends five crashes within three minutes, and gives up at the sixth", async () => {
    const world = await createRunningWorld();
    for (let crash = 0; crash < 5; crash++) {
      world.time += minute / 2;
      world.run(crash).crash();
      await settle();
      await world.run(crash + 1).up();
    }
    assert.equal(world.supervisor.state, "running");
    world.run(5).crash();
    await settle();
    assert.equal(world.supervisor.state, "failed");
    assert.equal(world.runs.length, 6);
    assert.deepEqual(world.failures, [{ kind: "crashes", crashes: 6 }]);
    await assert.rejects(world.supervisor.ready(), /crashing/);
  });

  it("mends crashes for ever when they are far apart", async () => {
    const world = await createRunningWorld();
    for (let crash = 0; crash < 20; crash++) {
      world.time += minute;
      world.run(crash).crash();
      await settle();
      await world.run(crash + 1).up();
    }
    assert.equal(world.supervisor.state, "running");
  });

  it("forgets earlier crashes after a restart on request", async () => {
    const world = await createRunningWorld();
    for (let crash = 0; crash < 10; crash++) {
      if (crash === 5) {
        void world.supervisor.restart();
      } else {
        world.run(crash).crash();
      }
      await settle();
      await world.run(crash + 1).up();
    }
    assert.equal(world.supervisor.state, "running");
  });

  it("replaces a server that hangs while it starts", async () => {
    const world = createWorld();
    const first = world.supervisor.restart();
    await settle();
    const second = world.supervisor.restart();
    await settle();
    assert.equal(world.run(0).stopped, 1);
    await world.run(1).up();
    await second;
    assert.equal(world.supervisor.state, "running");
    await world.run(0).fail("stopped");
    await first;
    assert.equal(world.supervisor.state, "running");
    assert.deepEqual(world.failures, []);
  });

  it("leaves one server running after two restarts at once", async () => {
    const world = await createRunningWorld();
    void world.supervisor.restart();
    void world.supervisor.restart();
    await settle();
    await Promise.all(world.runs.map((run) => run.up()));
    assert.equal(world.supervisor.state, "running");
    assert.deepEqual(
      world.runs.map(({ stopped }) => stopped > 0),
      [true, true, false],
    );
  });

  it("pays no heed to the crash of a server that it has replaced", async () => {
    const world = await createRunningWorld();
    void world.supervisor.restart();
    await settle();
    await world.run(1).up();
    world.run(0).crash();
    await settle();
    assert.equal(world.runs.length, 2);
    assert.equal(world.supervisor.state, "running");
  });

  it("starts nothing more once it was stopped", async () => {
    const world = await createRunningWorld();
    await world.supervisor.stop();
    assert.equal(world.run(0).stopped, 1);
    world.run(0).crash();
    await settle();
    assert.equal(world.supervisor.state, "stopped");
    assert.equal(world.runs.length, 1);
    await assert.rejects(world.supervisor.ready(), /stopped/);
  });

  it("ends a server that is just being started when it is stopped", async () => {
    const world = createWorld();
    void world.supervisor.restart();
    const ready = world.supervisor.ready();
    await settle();
    await Promise.all([assert.rejects(ready, /stopped/), world.supervisor.stop()]);
    assert.equal(world.run(0).stopped, 1);
    await world.run(0).up();
    assert.equal(world.supervisor.state, "stopped");
  });
});
