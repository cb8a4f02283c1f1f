"""Names laid over other names read like one mapping."""

from huiyin.policy.expressions import Layers

ABOVE, BELOW = {"a": 1, "b": None}, {"b": 2, "c": 3}


def test_what_lies_above_wins_even_when_it_is_nothing():
    layers = Layers(ABOVE, BELOW)

    assert (layers["a"], layers["b"], layers["c"]) == (1, None, 3)
    assert (layers.get("b", 9), layers.get("c", 9), layers.get("d", 9)) == (None, 3, 9)


def test_layers_hold_each_name_once():
    layers = Layers(ABOVE, BELOW)

    assert dict(layers) == {"a": 1, "b": None, "c": 3}
    assert len(layers) == 3
    assert "c" in layers
    assert "d" not in layers
