"""Making an encoder out of a file of 4-bit weights, here a tiny one written for the test."""

import struct
from pathlib import Path

import numpy as np
import pytest

from graph.errors import InputError
from pipelines.training.encoder import make_encoder, read_weights

HIDDEN, LAYERS, FEED, POSITIONS = 32, 2, 64, 200
PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁", "▁قصف", "قصف", "ها", "▁حلب", "▁word"]
RANDOM = np.random.default_rng(1)


def blocks(rows: int, columns: int) -> tuple[bytes, np.ndarray]:
    """A table of 4-bit blocks, and what it holds."""
    nibbles = RANDOM.integers(0, 16, (rows * columns // 32, 32))
    scale = RANDOM.uniform(0.01, 0.1, (len(nibbles), 1)).astype("<f2")
    packed = (nibbles[:, :16] | (nibbles[:, 16:] << 4)).astype(np.uint8)
    data = np.concatenate([scale.view(np.uint8), packed], 1).tobytes()
    return data, ((nibbles - 8) * scale.astype(np.float32)).reshape(rows, columns).astype(np.float32)


def singles(*shape: int) -> tuple[bytes, np.ndarray]:
    values = RANDOM.normal(size=shape).astype("<f4")
    return values.tobytes(), values


def write_weights(path: Path) -> dict[str, np.ndarray]:
    """Write a file of weights; returns what its tables hold."""
    tables: dict[str, tuple[bytes, np.ndarray]] = {
        "emb.word": blocks(len(PIECES), HIDDEN),
        "emb.pos": singles(POSITIONS, HIDDEN),
        "emb.type": singles(2, HIDDEN),
        "emb.ln.w": singles(HIDDEN),
        "emb.ln.b": singles(HIDDEN),
    }
    for layer in range(LAYERS):
        for name, rows, columns in (
            *((short, HIDDEN, HIDDEN) for short in ("q", "k", "v", "ao")),
            ("fi", FEED, HIDDEN),
            ("fo", HIDDEN, FEED),
        ):
            tables[f"l{layer}.{name}.w"] = blocks(rows, columns)
            tables[f"l{layer}.{name}.b"] = singles(rows)
        for name in ("aln", "oln"):
            tables[f"l{layer}.{name}.w"] = singles(HIDDEN)
            tables[f"l{layer}.{name}.b"] = singles(HIDDEN)
    spelled = [piece.encode() for piece in PIECES]
    starts = np.cumsum([0, *map(len, spelled)]).astype("<u4").tobytes()
    head = b"E5S1" + struct.pack("<I7ifi", 1, HIDDEN, LAYERS, 4, FEED, len(PIECES), POSITIONS, 2, 1e-12, 0)
    head += struct.pack("<5iQ", len(PIECES), 0, 1, 2, 3, sum(map(len, spelled))) + starts
    head += np.linspace(-1, -2, len(PIECES)).astype("<f4").tobytes() + b"".join(spelled)
    head += struct.pack("<iI", 0, 3) + b"map" + struct.pack("<i", len(tables))
    listing = sum(2 + len(name) + 1 + 4 + 8 + 8 for name in tables)
    at, listed, data = len(head) + listing, b"", b""
    for name, (packed, _) in tables.items():
        listed += struct.pack("<H", len(name)) + name.encode() + b"\0" + struct.pack("<IQQ", 0, at, len(packed))
        data += packed
        at += len(packed)
    path.write_bytes(head + listed + data)
    return {name: values for name, (_, values) in tables.items()}


def test_weights_come_out_as_they_were_put_in(tmp_path: Path) -> None:
    tables = write_weights(tmp_path / "weights.bin")
    weights = read_weights(tmp_path / "weights.bin")
    assert weights.pieces == PIECES
    encoder, pieces = make_encoder(weights, ["قصف", "قصفها", "حلب"], layers=2)
    kept = [PIECES.index(piece) for piece in PIECES if piece not in ("قصف", "▁word")]
    assert np.allclose(encoder.pieces.weight.detach(), tables["emb.word"][kept])
    assert np.allclose(encoder.positions.weight.detach(), tables["emb.pos"] + tables["emb.type"][0])
    state = encoder.state_dict()
    assert np.allclose(state["layers.1.self_attn.in_proj_weight"][HIDDEN : 2 * HIDDEN], tables["l1.k.w"])
    assert np.allclose(state["layers.1.linear2.weight"], tables["l1.fo.w"])
    assert np.allclose(state["layers.1.norm2.bias"], tables["l1.oln.b"])
    assert pieces("قصفها") == (kept.index(5), kept.index(7))


def test_fewer_layers_are_the_lowest(tmp_path: Path) -> None:
    tables = write_weights(tmp_path / "weights.bin")
    encoder, _ = make_encoder(read_weights(tmp_path / "weights.bin"), [], layers=1)
    assert len(encoder.layers) == 1
    assert np.allclose(encoder.state_dict()["layers.0.linear1.weight"], tables["l0.fi.w"])


def test_another_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "other.bin").write_bytes(b"GGUF" + b"\0" * 100)
    with pytest.raises(InputError, match=r"other\.bin: no file of encoder weights"):
        read_weights(tmp_path / "other.bin")
