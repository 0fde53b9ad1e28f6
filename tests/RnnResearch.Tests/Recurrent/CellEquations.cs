using RnnResearch.Recurrent;

namespace RnnResearch.Tests.Recurrent;

/// <summary>
/// The papers' equations on plain numbers, one sequence and one step at a time, written without a look at the cells' code.
/// </summary>
internal static class CellEquations
{
    /// <summary>One step: x [I], h [H] and c [M·H], empty where there is none, to the new h and c.</summary>
    public delegate (double[] h, double[] c) Step(ScalarWeights w, double[] x, double[] h, double[] c);

    public static IReadOnlyDictionary<CellKind, Step> All { get; } = new Dictionary<CellKind, Step>
    {
        [CellKind.Rnn] = Rnn,
        [CellKind.ReluRnn] = ReluRnn,
        [CellKind.Gru] = Gru,
        [CellKind.GruLecture] = GruLecture,
        [CellKind.Mut1] = Mut1,
        [CellKind.Mut2] = Mut2,
        [CellKind.Mut3] = Mut3,
        [CellKind.Lstm] = Lstm,
        [CellKind.LstmNoInputGate] = LstmNoInputGate,
        [CellKind.LstmNoForgetGate] = LstmNoForgetGate,
        [CellKind.LstmNoOutputGate] = LstmNoOutputGate,
        [CellKind.LstmNoInputActivation] = LstmNoInputActivation,
        [CellKind.LstmNoOutputActivation] = LstmNoOutputActivation,
        [CellKind.LstmCoupledGates] = LstmCoupledGates,
        [CellKind.LstmPeepholes] = LstmPeepholes,
        [CellKind.LstmFullGateRecurrence] = LstmFullGateRecurrence,
        [CellKind.PreviousInput] = PreviousInput,
    };

    private static (double[] h, double[] c) Rnn(ScalarWeights w, double[] x, double[] h, double[] c) =>
        (w.Each(j => Math.Tanh(w.XH(0, j, x, h))), c);

    private static (double[] h, double[] c) PreviousInput(ScalarWeights w, double[] x, double[] h, double[] c)
    {
        var a = w.Each(j => w.X(0, j, x));
        return (w.Each(j => Math.Tanh(a[j] + w.H(0, j, c))), a);
    }

    private static (double[] h, double[] c) ReluRnn(ScalarWeights w, double[] x, double[] h, double[] c) =>
        (w.Each(j => Math.Max(0, w.XH(0, j, x, h))), c);

    private static (double[] h, double[] c) Gru(ScalarWeights w, double[] x, double[] h, double[] c)
    {
        var r = w.Each(j => Sigmoid(w.XH(0, j, x, h)));
        var z = w.Each(j => Sigmoid(w.XH(1, j, x, h)));
        var n = w.Each(j => Math.Tanh(w.X(2, j, x) + (r[j] * w.H(2, j, h))));
        return (w.Each(j => ((1 - z[j]) * n[j]) + (z[j] * h[j])), c);
    }

    private static (double[] h, double[] c) GruLecture(ScalarWeights w, double[] x, double[] h, double[] c)
    {
        var r = w.Each(j => Sigmoid(w.XH(0, j, x, h)));
        var z = w.Each(j => Sigmoid(w.XH(1, j, x, h)));
        var reset = w.Each(j => r[j] * h[j]);
        var n = w.Each(j => Math.Tanh(w.XH(2, j, x, reset)));
        return (w.Each(j => (z[j] * h[j]) + ((1 - z[j]) * n[j])), c);
    }

    private static (double[] h, double[] c) Mut1(ScalarWeights w, double[] x, double[] h, double[] c)
    {
        var r = w.Each(j => Sigmoid(w.X(0, j, x) + w.H(0, j, h)));
        var z = w.Each(j => Sigmoid(w.X(1, j, x)));
        var reset = w.Each(j => r[j] * h[j]);
        var n = w.Each(j => Math.Tanh(w.H(1, j, reset) + Math.Tanh(w.Raw(j, x))));
        return (w.Each(j => (n[j] * z[j]) + (h[j] * (1 - z[j]))), c);
    }

    private static (double[] h, double[] c) Mut2(ScalarWeights w, double[] x, double[] h, double[] c)
    {
        var r = w.Each(j => Sigmoid(w.Raw(j, x) + w.H(0, j, h)));
        var z = w.Each(j => Sigmoid(w.X(0, j, x) + w.H(1, j, h)));
        var reset = w.Each(j => r[j] * h[j]);
        var n = w.Each(j => Math.Tanh(w.X(1, j, x) + w.H(2, j, reset)));
        return (w.Each(j => (n[j] * z[j]) + (h[j] * (1 - z[j]))), c);
    }

    private static (double[] h, double[] c) Mut3(ScalarWeights w, double[] x, double[] h, double[] c)
    {
        var squashed = w.Each(j => Math.Tanh(h[j]));
        var r = w.Each(j => Sigmoid(w.XH(0, j, x, h)));
        var z = w.Each(j => Sigmoid(w.XH(1, j, x, squashed)));
        var reset = w.Each(j => r[j] * h[j]);
        var n = w.Each(j => Math.Tanh(w.XH(2, j, x, reset)));
        return (w.Each(j => (n[j] * z[j]) + (h[j] * (1 - z[j]))), c);
    }

    private static (double[] h, double[] c) Lstm(ScalarWeights w, double[] x, double[] h, double[] c)
    {
        var next = w.Each(j => (Sigmoid(w.XH(1, j, x, h)) * c[j]) + (Sigmoid(w.XH(0, j, x, h)) * Math.Tanh(w.XH(2, j, x, h))));
        return (w.Each(j => Sigmoid(w.XH(3, j, x, h)) * Math.Tanh(next[j])), next);
    }

    private static (double[] h, double[] c) LstmNoInputGate(ScalarWeights w, double[] x, double[] h, double[] c)
    {
        var next = w.Each(j => (Sigmoid(w.XH(0, j, x, h)) * c[j]) + Math.Tanh(w.XH(1, j, x, h)));
        return (w.Each(j => Sigmoid(w.XH(2, j, x, h)) * Math.Tanh(next[j])), next);
    }

    private static (double[] h, double[] c) LstmNoForgetGate(ScalarWeights w, double[] x, double[] h, double[] c)
    {
        var next = w.Each(j => c[j] + (Sigmoid(w.XH(0, j, x, h)) * Math.Tanh(w.XH(1, j, x, h))));
        return (w.Each(j => Sigmoid(w.XH(2, j, x, h)) * Math.Tanh(next[j])), next);
    }

    private static (double[] h, double[] c) LstmNoOutputGate(ScalarWeights w, double[] x, double[] h, double[] c)
    {
        var next = w.Each(j => (Sigmoid(w.XH(1, j, x, h)) * c[j]) + (Sigmoid(w.XH(0, j, x, h)) * Math.Tanh(w.XH(2, j, x, h))));
        return (w.Each(j => Math.Tanh(next[j])), next);
    }

    private static (double[] h, double[] c) LstmNoInputActivation(ScalarWeights w, double[] x, double[] h, double[] c)
    {
        var next = w.Each(j => (Sigmoid(w.XH(1, j, x, h)) * c[j]) + (Sigmoid(w.XH(0, j, x, h)) * w.XH(2, j, x, h)));
        return (w.Each(j => Sigmoid(w.XH(3, j, x, h)) * Math.Tanh(next[j])), next);
    }

    private static (double[] h, double[] c) LstmNoOutputActivation(ScalarWeights w, double[] x, double[] h, double[] c)
    {
        var next = w.Each(j => (Sigmoid(w.XH(1, j, x, h)) * c[j]) + (Sigmoid(w.XH(0, j, x, h)) * Math.Tanh(w.XH(2, j, x, h))));
        return (w.Each(j => Sigmoid(w.XH(3, j, x, h)) * next[j]), next);
    }

    private static (double[] h, double[] c) LstmCoupledGates(ScalarWeights w, double[] x, double[] h, double[] c)
    {
        var i = w.Each(j => Sigmoid(w.XH(0, j, x, h)));
        var next = w.Each(j => ((1 - i[j]) * c[j]) + (i[j] * Math.Tanh(w.XH(1, j, x, h))));
        return (w.Each(j => Sigmoid(w.XH(2, j, x, h)) * Math.Tanh(next[j])), next);
    }

    private static (double[] h, double[] c) LstmPeepholes(ScalarWeights w, double[] x, double[] h, double[] c)
    {
        var i = w.Each(j => Sigmoid(w.XH(0, j, x, h) + (w["weight_ci"][j] * c[j])));
        var f = w.Each(j => Sigmoid(w.XH(1, j, x, h) + (w["weight_cf"][j] * c[j])));
        var next = w.Each(j => (f[j] * c[j]) + (i[j] * Math.Tanh(w.XH(2, j, x, h))));
        var o = w.Each(j => Sigmoid(w.XH(3, j, x, h) + (w["weight_co"][j] * next[j])));
        return (w.Each(j => o[j] * Math.Tanh(next[j])), next);
    }

    private static (double[] h, double[] c) LstmFullGateRecurrence(ScalarWeights w, double[] x, double[] h, double[] c)
    {
        var H = w.HiddenSize;
        double Seen(int gate, int j) => Enumerable.Range(0, 3 * H).Sum(k => w["weight_gg"][(((gate * H) + j) * 3 * H) + k] * c[H + k]);
        var i = w.Each(j => Sigmoid(w.XH(0, j, x, h) + Seen(0, j)));
        var f = w.Each(j => Sigmoid(w.XH(1, j, x, h) + Seen(1, j)));
        var o = w.Each(j => Sigmoid(w.XH(3, j, x, h) + Seen(2, j)));
        var next = w.Each(j => (f[j] * c[j]) + (i[j] * Math.Tanh(w.XH(2, j, x, h))));
        return (w.Each(j => o[j] * Math.Tanh(next[j])), [.. next, .. i, .. f, .. o]);
    }

    private static double Sigmoid(double value) => 1 / (1 + Math.Exp(-value));
}
