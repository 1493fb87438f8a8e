"""Commands that are killed at random points: nothing lost, nothing doubled.

`make test` kills a few, `make kills N=100` as many as it is told. The commands are siraa's own, in processes of their
own; only what reads is a stand-in, as loading the models would take most of each run.
"""
