using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Names for parameters, buffers and submodules. What is registered by name stays in the dispose scope it was made in, as in the
        // package; what the layers with properties for weight and bias hold outlives it.
        public partial class Module
        {
            public virtual void register_parameter(string name, Parameter param)
            {
                if (param is null || param.IsInvalid)
                    throw new ArgumentNullException(nameof(param), $"Parameter {name} is null or disposed and cannot be registered.");
                if (_internal_params.ContainsKey(name))
                    throw new InvalidOperationException($"A parameter {name} is registered already.");
                _internal_params.Add(name, param);
            }

            /// <param name="name">The name in state_dict.</param>
            /// <param name="tensor">Moved and converted with the parameters, but never trained.</param>
            /// <param name="persistent">Whether it is part of state_dict.</param>
            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                if (tensor is null || tensor.IsInvalid)
                    throw new ArgumentNullException(nameof(tensor), $"Buffer {name} is null or disposed and cannot be registered.");
                if (_internal_buffers.ContainsKey(name))
                    throw new InvalidOperationException($"A buffer {name} is registered already.");
                _internal_buffers.Add(name, (tensor, persistent));
            }

            public void add_module(string name, Module module) => register_module(name, module);

            /// <summary>Registers a submodule; null takes the name away.</summary>
            public virtual void register_module(string name, Module submodule)
            {
                if (submodule is null)
                {
                    _internal_submodules.Remove(name);
                    return;
                }
                if (string.IsNullOrEmpty(name) || name.Contains('.'))
                    throw new ArgumentException($"'{name}' is no name for a submodule: it must be non-empty and without dots.", nameof(name));
                if (_internal_submodules.ContainsKey(name))
                    throw new InvalidOperationException($"A submodule {name} is registered already.");
                submodule.RegisterComponents();
                _internal_submodules.Add(name, submodule);
            }

            /// <summary>Registers, replaces or (null) removes a parameter.</summary>
            protected void ConditionallyRegisterParameter(string name, Parameter? value)
            {
                if (value is null)
                    _internal_params.Remove(name);
                else
                    _internal_params[name] = Kept(value);
            }

            protected void ConditionallyRegisterParameter(string name, Tensor value) =>
                ConditionallyRegisterParameter(name, value as Parameter);

            /// <summary>Registers, replaces or (null) removes a buffer.</summary>
            protected void ConditionallyRegisterBuffer(string name, Tensor? value, bool persistent = true)
            {
                if (value is null)
                    _internal_buffers.Remove(name);
                else
                    _internal_buffers[name] = (Kept(value), persistent);
            }

            protected void ClearModules() => _internal_submodules.clear();

            private static T Kept<T>(T tensor) where T : Tensor
            {
                tensor.DetachFromDisposeScope();
                return tensor;
            }
        }
    }
}
