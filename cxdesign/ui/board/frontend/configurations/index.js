// What differs between the maps that one board draws. A configuration is an object of this shape:
//
//   name                 as the page calls it
//   lanes(lanes, touchpoints)   the lanes it shows, in order, from all lane records and touchpoints in order; hidden ones included
//   lane(state, id)      one of them
//   columns(state)       columns from left to right: {type: "open" | "folded" | "vacant", key, stage, record, records};
//                        `record` is what an open column stands for, `records` all that it holds
//   columnsFrom(state)   what the columns hang on: they stay the same objects until one of these changes
//   hasStages            whether the head has a row of stages, which can be folded
//   spans                where true: cards may be drawn over several columns
//   widths               limits of column and label widths, see columns.js
//   cards                which commands add, edit, move and remove a card: see cards.js
//   marks(board, card, column, isQuoted)   marks of a card with the words that say the same
//   can                  what may be changed here: {addColumns, addLanes, moveLanes}
//   lines(above, below)  names of the lines drawn between two neighbouring lanes
//   figures              the part of the server's messages whose strip stands below: "figures" or "blueprint"
//   emptiness(state)     what is missing before there is anything to draw: null, or which start panel to show
//   isBare(state)        where needed: whether who may only look finds nothing here
//   head(board, root)    where needed: what stands in place of the rows of stages and touchpoints
//   row(board, lane)     where needed: what draws a lane in place of lanes.js
//   shows(state)         where needed: what the rows and the side panel show beside the records
//   label, figuresLabel  the key of what the grid is called and, where needed, of what the strip of figures is
//   isListed             where needed: what stands above the rows is no row of the same grid
//   laneName(board, lane), prompt(board, lane)   where needed: what a lane is called, and what an empty cell of it asks for
//   promptInFull(board, lane)   where needed: the same in as many words as it takes, where they need no room
//   drop(board, record, point)   where needed: where a held thing would land, see drop.js
//   drags                where needed: the kinds of records that can be held; else everything that stands on the grid
//   fill(board, columnId, laneId)   where needed: what the plus of an empty cell does
//   nameOf(board, record)   where needed: what a record without name and text is called
//   parts(board)         further parts that are drawn, each with update() and, where needed, place() once all is laid out,
//                        press(key, event) and release(key) for keys of their own, and destroy()
//   toggles              where needed: buttons of the bar that switch something on, {key, picture, hint, isOn(board), run(board)}
//   terms(record)        where needed: the keys of the terms explained about what is selected, null when nothing is
//   keys, keysLeftOut, keysNote    rows of the key sheet that only this map has: [text, keys]; texts of those it does not have; the
//                        key of the sentence below them
//   prepare(board, id)   where needed: what has to happen before a record can be shown
//   findMore(board)      where needed: what can be found beside columns, lanes and cards, see find/findable.js
//   sheets, menus, panels, offersFor   where needed: style sheets; menu items and side panels by kind; what a refusal offers

import { blueprint } from "./blueprint.js";
import { empathy } from "./empathy.js";
import { journey } from "./journey.js";
import { scenes } from "./scenes.js";

const CONFIGURATIONS = { journey, blueprint, empathy, scenes };

/** The configuration of a name. */
export const configurationOf = (name) => CONFIGURATIONS[name] ?? journey;
