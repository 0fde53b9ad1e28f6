namespace RnnResearch.Training;

/// <summary>The update rules an experiment can name.</summary>
public enum OptimizerKind
{
    /// <summary>Stochastic gradient descent, with momentum if asked for.</summary>
    Sgd,

    /// <summary>Adam (Kingma and Ba 2015).</summary>
    Adam,

    /// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019).</summary>
    AdamW,

    /// <summary>RMSprop (Hinton 2012), as char-rnn uses it.</summary>
    RmsProp,

    /// <summary>Adagrad (Duchi et al. 2011), as min-char-rnn uses it.</summary>
    Adagrad,
}
